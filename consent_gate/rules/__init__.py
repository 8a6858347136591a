"""Read policies strictly, derive what holds for one pupil, and evaluate it in two ways that must agree."""
