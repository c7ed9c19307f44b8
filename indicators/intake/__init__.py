"""From a publisher's file to rows of an indicator set, with a report of everything that was done to them."""
