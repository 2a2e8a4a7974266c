"""What people write, as a network of MNIST can read it: ink on a pad, photos, several digits in a row."""
