"""Cards for teachers: "may I share this with ...?", one for each recipient, worked out from the policies alone."""
