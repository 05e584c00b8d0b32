"""What leaves the product as a file; each file says where its figures are from."""
