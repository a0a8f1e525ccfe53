"""Runs on a schedule, on one machine: Prefect's own server and scheduler, ended with the process that started them."""
