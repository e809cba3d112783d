"""What the page of planned contacts draws: the list, the form that plans one, and the steps with one."""
