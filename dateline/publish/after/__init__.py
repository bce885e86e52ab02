"""After a publishing: who is told what has come and changed. All of it is off until site.yml asks for it, and none of it can make a publishing fail."""
