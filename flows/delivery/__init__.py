"""Getting a digest to its readers: files in a folder, mail, and whatever else a service takes."""
