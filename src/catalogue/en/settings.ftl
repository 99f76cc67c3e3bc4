# What is wrong with a setting, and what was expected. Place and key stand before it on the same line.

setting-kind-text = a text in quotes
setting-kind-number = a whole number that is not negative
setting-kind-time = a time like "500ms", "5s" or "2m"
setting-kind-list = a list of texts like ["one", "two"]

setting-problem-unreadable = the file cannot be read ({ $why })
setting-problem-syntax = the file cannot be read as TOML ({ $why })
setting-problem-unknown-key = there is no such setting; the nearest is "{ $nearest }"
setting-problem-section = this is a section and takes no value of its own
setting-problem-wrong-kind = { $found } does not fit here; expected { $kind }
setting-problem-no-address = { $found } is no address with a port; expected one like "127.0.0.1:8021"
setting-problem-no-network = { $found } has a member that is neither an address nor a network like "10.1.0.0/16"
setting-problem-no-origin = "{ $found }" is no web origin; expected one like "https://hub.example.org", without a path and without *
setting-problem-no-format = { $found } is no format of a log; expected "text" or "json"
setting-problem-no-mode = { $found } is no mode of encryption; expected "auto", "off", "self-signed" or "files"
setting-problem-missing = this has to be set as well, because { $with } is
setting-problem-no-filter = this is no filter of log levels ({ $why }); expected one like "info" or "info,mufakat::hub=debug"
setting-problem-plain-text = plain text would leave this machine; set tls.mode to "self-signed" or "files", listen on 127.0.0.1 or [::1], or name the proxy that ends TLS in hub.trusted_proxies
setting-problem-too-small = this is too small to work with; expected { $least } or more
setting-problem-no-percentage = expected a percentage from 1 to 100
setting-problem-not-below = this has to be less than { $other }
setting-problem-below = this has to be as much as { $other }, or more
setting-problem-not-longer = this has to be longer than { $other }
setting-problem-other = this cannot be used ({ $why })
