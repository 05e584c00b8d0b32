"""The app in the browser: the only package that knows Streamlit."""
