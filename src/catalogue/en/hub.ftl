# What the hub says to programs that ask it over HTTP, and through its own door on the machine.

problem-not_found = There is nothing at this address.
problem-wrong_method = This address does not take that method.
problem-upgrade_wanted = This address speaks WebSocket only.
problem-unknown_subprotocol = This hub speaks the subprotocol mufakat.v1 only.
problem-foreign_origin = Pages of this site may not connect to this hub.
problem-bad_request = The request could not be read.
problem-too_big = What was sent is too large.
problem-not_signed_in = Sign in first: the credential is missing, unknown or revoked.
problem-not_allowed = Your credential does not allow this.
problem-unknown_invitation = There is no such invitation. Check that it was copied whole, or ask the Secretariat for a new one.
problem-invitation_used = This invitation has been used. Ask the Secretariat for a new one.
problem-invitation_revoked = This invitation was withdrawn. Ask the Secretariat for a new one.
problem-other_hash = The file received is not the one that was announced. Send it again.
problem-too_fast = Too many requests. Wait a moment and try again.
problem-unavailable = The hub cannot take this now. Try again in a moment.
problem-storage_failed = The hub could not keep this. Tell the operator.
problem-storage_full = The disk of the hub is almost full, so no document is taken. Tell the operator.
problem-too_many_documents = This device has sent as many documents as it may. Wait until the one that is being sent is there, or for an hour.

## Why the protocol declines a message

declined-unreadable = This message could not be read.
declined-screen_only = A screen only shows.
declined-mirror = Another device acts for this seat. Take over first.
declined-superseded = Another device has taken this seat over.
declined-hub_only = Only the hub itself does this.
declined-seen_wanted = The hub was restarted. Look at what it shows now, and press again.
declined-seen_ahead = This was pressed on something that the hub does not have yet. Try again in a moment.
declined-id_used_otherwise = This command was sent before, with another content.
declined-too_many = Too many messages at once. Wait a moment.
declined-too_soon = The last call was a moment ago. Look at the screen, and press again if you still mean it.
declined-hello_twice = This connection is signed in already.

## What a device is told

news-device_joined = Another device of your seat has joined.
news-device_left = A device of your seat has left.
news-active = This device acts for your seat from now on.
news-mirror = Another device acts for your seat from now on; this one shows.
news-audience_changed = What you see has changed.
news-takeover_asked = Another device asks to act for the seat.

## The command line of the hub

hub-ready = The hub is ready on { $address }.
hub-column-seat = Seat
hub-column-party = Party
hub-column-secret = Invitation, shown this once and good for one device
hub-column-invitation = Invitation
hub-column-for = For
hub-column-made = Made
hub-column-traded = Traded
hub-column-device = Device
hub-column-revoked = Revoked
hub-revoked = Revoked.
hub-record-sound = The record is sound: { $entries } entries, head { $head }
hub-record-damaged = The record is damaged; nothing was changed.
hub-strays = Beside the record in { $folder } lies a signed checkpoint of { $size } entries that this record does not have: it ends at entry { $position }, or was changed since. If an older copy was put here on purpose, put it into an empty folder.
hub-seal-key-lost = The record names the key { $key } for its checkpoints, and { $file } does not hold it. Put the file back from where the record was copied, or start once with --new-seal-key: whoever verifies the record will see that the old key does not vouch for the new one.
hub-in-use = Another hub is running on the state folder { $folder }. Stop it first, or give this one another folder with --state.
hub-other-conference = The record in { $folder } is of the conference "{ $recorded }" as it was written down when it began, and the file given is another or was changed since. Give this hub another folder with --state, or the file as it was.
hub-other-start = The record began with the first sitting at { $recorded }. That stands; --starting is for a new record.
hub-no-listen = The hub cannot listen on { $address }: { $cause }
hub-stopped-writing = The record could not be written, and the hub has stopped. Everything acknowledged is kept: { $cause }
