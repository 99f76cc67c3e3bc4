//! Held to any run of events.
