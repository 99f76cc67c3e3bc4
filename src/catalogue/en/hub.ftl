# What the hub says to programs that ask it over HTTP, and through its own door on the machine.

problem-not_found = There is nothing at this address.
problem-wrong_method = This address does not take that method.
problem-plain_text = This port is encrypted: use https:// or wss://. What was just sent crossed the network in the clear; a credential or an invitation in it should be revoked.
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
problem-unknown_code = There is no such code. Read it again letter by letter; it has no 0 and no O, no 1 and no I.
problem-code_used = This code has been used. Each is good once; ask the Secretariat for another.
problem-code_revoked = This code has been revoked. Ask the Secretariat for another.
problem-code_expired = The time of this code is over. Ask the Secretariat for another.
problem-turned_away = The Secretariat has not let you in. Call them if this is a mistake.
problem-nobody_waits = Nobody waits at the door under that name any more.
problem-name_wanted = Say who you are: the Secretariat lets nobody in without a name.
problem-nothing_to_press = This button has nothing to do at this moment.
problem-seen_wanted = This act decides something: it has to say what was seen.
problem-changed_since = What was seen has changed meanwhile. Nothing was done; look again.
problem-other_hash = The file received is not the one that was announced. Send it again.
problem-too_fast = Too many requests. Wait a moment and try again.
problem-unavailable = The hub cannot take this now. Try again in a moment.
problem-storage_failed = The hub could not keep this. Tell the operator.
problem-storage_full = The disk of the hub is almost full, so no document is taken. Tell the operator.
problem-too_many_documents = This device has sent as many documents as it may. Wait until the one that is being sent is there, or for an hour.

## What was found, behind the sentence of a problem

detail-json = In line { $line } of what was sent, column { $column }: “{ $cause }”.
detail-unfit = What was sent does not fit this act: “{ $cause }”.
detail-cause = The machine said: “{ $cause }”.
detail-broken_off = It was not received whole: “{ $cause }”.
detail-body_most = It may have { $most } bytes at most.
detail-body_late = It did not come in time.
detail-document_name = A document is named by 64 hexadecimal digits.
detail-document_most = A document may have { $most } bytes at most.
detail-document_hash = What was received has the hash { $hash }.
detail-document_floor = { $floor } bytes of the disk are kept free for the record.
detail-document_slow = The document did not come within { $seconds } seconds.
detail-upload_going_on = This device is sending another document.
detail-upload_often = This device has sent { $most } documents within the hour.
detail-upload_much = This device has sent { $most } bytes of documents within the hour.
detail-entries_query = Only after=N is understood here, where N is a position.
detail-reading = This device is reading the record already.
detail-asking = This device is asking already.
detail-acts_most = At most { $most } acts can be asked about at once.
detail-meeting_name = What follows meeting= is no name of a meeting.
detail-language = lang is en or vi.
detail-sitting = sitting is a number.
detail-report_query = These are understood here: meeting=ID, format, lang=en or vi, sitting=N, text=draft or final.
detail-format = format is one of { $names }.
detail-which_meeting = Say which meeting: meeting=ID.
detail-no_meeting = The conference has no meeting { $meeting }.
detail-not_adopted = The meeting { $meeting } has not adopted its report.
detail-report_sentences = The report’s own sentences are not in order: “{ $cause }”.
detail-codes_most = From 1 to { $most } seats or parties can be named at once.
detail-no_seat = The conference has no seat or party { $name }.
detail-box_words = A box may do: { $words }.
detail-box_key = Its key was not made for this.
detail-box_meeting = Its key is for another meeting than the one under way.
detail-not_waiting = { $party } is not on the list.
detail-seen = seen.{ $field } is wanted.
detail-seen_fields = seen holds fields, such as the revision.
detail-changed = { $field } is { $now } now.
detail-party = party is wanted, such as TH.
detail-websocket_version = The header Sec-WebSocket-Version: 13 is wanted.
detail-websocket_key = The header Sec-WebSocket-Key is missing.

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
news-record_doubted = An endpoint refuses to countersign the record: it is not the one that it has seen. Stop and compare what the delegations have kept.
news-checkpoints_damaged = The file of checkpoints beside the record was damaged and has been set aside. The record is whole and sealing goes on; keep that file, and have `mufakat verify` say what is missing.

## The command line of the hub

hub-ready = The hub is ready on { $address }.
hub-invite-by-hand = { $count } invitations were made. Their secrets are shown on a terminal only, because logs are kept and read by others. To invite somebody: mufakat invite seat SEAT, mufakat invite moderator NAME.
hub-column-seat = Seat
hub-column-party = Party
hub-column-secret = Invitation, shown this once and good for one device
hub-column-invitation = Invitation
hub-column-for = For
hub-column-made = Made
hub-column-traded = Traded
hub-column-device = Device
hub-column-revoked = Revoked
hub-column-code = Code, shown this once
hub-column-until = Until
hub-column-person = Who it says that it is
hub-codes = Read the code aloud; it is typed in at { $url } or with join --code. Whoever uses it waits at the door: look with invite waiting, and let them in with invite admit, or on the Secretariat's page.
hub-key = The key of a button box, shown this once; it is revoked with invite revoke { $name }. A press is: POST { $url } with Authorization: Bearer KEY.
hub-nobody-waits = Nobody waits at the door.
hub-let-in = Let in.
hub-turned-away = Turned away.
hub-revoked = Revoked.
hub-record-sound = The record is sound: { $entries } entries, head { $head }
hub-record-damaged = The record is damaged; nothing was changed.
hub-status = The hub runs on { $address }: { $position } entries, signed up to { $sealed }; { $peers } connected.
hub-status-stopped = No hub is running on this folder; the record is signed up to { $sealed }.
hub-status-damaged = DAMAGED: the file of checkpoints was found damaged at { $at } entries; { $lines } of its lines are no good. It was set aside as { $file }; keep it. Checkpoints have been signed anew since.
hub-strays = Beside the record in { $folder } lies a signed checkpoint of { $size } entries that this record does not have: it ends at entry { $position }, or was changed since. If an older copy was put here on purpose, put it into an empty folder.
hub-seal-key-lost = The record names the key { $key } for its checkpoints, and { $file } does not hold it. Put the file back from where the record was copied, or start once with --new-seal-key: whoever verifies the record will see that the old key does not vouch for the new one.
hub-in-use = Another hub is running on the state folder { $folder }. Stop it first, or give this one another folder with --state.
hub-other-conference = The record in { $folder } is of the conference "{ $recorded }" as it was written down when it began, and the file given is another or was changed since. Give this hub another folder with --state, or the file as it was.
hub-other-start = The record began with the first sitting at { $recorded }. That stands; --starting is for a new record.
hub-no-listen = The hub cannot listen on { $address }: { $cause } The address is given with --listen, or as hub.listen in the settings.
hub-no-port = The hub may not listen on { $address }: ports below 1024 are for the system's own services. Choose a greater one with --listen, or give this program the right to it (AmbientCapabilities=CAP_NET_BIND_SERVICE).
hub-folder = The state folder { $folder } cannot be used: { $cause } Another folder is given with --state, or as hub.state_dir in the settings.
hub-nothing = There is no record in { $folder }. Start the hub once, or name its folder with --state.
hub-door-silent = The hub did not answer at { $socket }: { $cause } See whether it runs, and whether this user started it.
hub-step-documents = The documents in the state folder cannot be opened: { $cause }
hub-step-checkpoints = The checkpoints beside the record, journal.db.seals in the state folder, cannot be opened: { $cause }
hub-step-threads = The system gives this program no more threads: { $cause }
hub-step-door = The hub's own door, hub.sock in the state folder, cannot be opened: { $cause }
hub-step-audit = The audit log, audit.jsonl in the state folder, cannot be opened: { $cause }
hub-step-seal_key = The key for checkpoints, seal.key in the state folder, cannot be used: { $cause }
hub-step-address = The hub's address cannot be noted as hub.address in the state folder: { $cause }
hub-step-credential = The moderator's credential cannot be kept as moderator.credential in the state folder: { $cause }
hub-certificate-own = Encrypted with a certificate that this hub made for itself: browsers warn once, and whoever accepts compares. SHA-256 { $fingerprint }, good until { $until }. The links of invitations carry what mufakat's own clients check.
hub-certificate-files = Encrypted with the certificate that the settings name. SHA-256 { $fingerprint }, good until { $until }.
hub-tls-io = The certificate: { $file }: { $cause }
hub-tls-no-certificate = The certificate: { $file } holds no certificate ({ $found }). Expected PEM: a block that begins with -----BEGIN CERTIFICATE-----, the hub's own first and those between it and its root after it.
hub-tls-no-key = The certificate's key: { $file } holds no private key ({ $found }). Expected PEM without a password: a block that begins with -----BEGIN PRIVATE KEY-----.
hub-tls-unfit = The certificate: { $file } cannot be used: { $why }. Expected X.509 with a key of ECDSA P-256 or P-384, Ed25519 or RSA.
hub-tls-other-key = The certificate's key: { $file } is not the key of the first certificate in { $certificate }.
hub-tls-making = No certificate could be made: { $why }
hub-stopped-writing = The record could not be written, and the hub has stopped. Everything acknowledged is kept: { $cause }
## Why something was not done at the hub's own door

refusal-no_hub = No hub is running on this state folder. Start it, or name another folder with --state.
refusal-no_seat = The conference has no seat { $seat }. A seat is written as TH.hod; control seat list shows them.
refusal-no_seat_or_party = The conference has no seat or party { $name }. A seat is written as TH.hod, a party as TH.
refusal-no_meeting = The conference has no meeting { $meeting }. Look at the conference file.
refusal-not_in_meeting = { $party } takes no part in the meeting { $meeting }.
refusal-no_button = A box cannot do { $word }; it may do: { $words }
refusal-unknown = There is no such invitation, device or key. Look at the names with invite list.
refusal-nobody_waits = Nobody waits at the door under that name. Look again with invite waiting.
refusal-used = This invitation has been used; each is good for one device. Make a new one with invite.
refusal-revoked = It was revoked before. Make a new one with invite.
refusal-expired = The time of this code is over. Make a new one with invite code.
refusal-book = { $file } is not a book of invitations that this program can read ({ $found }). Put it back from a copy, or move it away and invite everybody anew.
refusal-record = { $file } is not a record that this program can read ({ $found }). See whether a later version wrote it, or whether --state names the right folder.
refusal-locked = The record { $file } is in use by another program: a hub that is running, or a tool that reads it. End that first.
refusal-damaged = The record is damaged; { $finding }. Nothing was changed. Keep this file, and go back to a backup or an export.
refusal-storage = The storage of the record failed, and nothing more is accepted: { $cause }
refusal-file = { $file } cannot be opened or written: { $cause }
refusal-no_seal_key = { $file } is not there: nobody can sign for this record. Put it back from where the record was copied.
refusal-other_seal_key = The hub's key is not the one that the record names. Start the hub again, and read what it says.
refusal-no_chance = The system gives no random bytes: { $cause }
refusal-stopping = The hub is stopping. Ask again when it runs.
refusal-unreadable = The hub did not understand what was asked ({ $cause }). See whether it is of another version than this program.
refusal-other = That failed: { $message }
## What the system says, and what helps

cause-not_found = there is nothing of that name. Check the path.
cause-permission_denied = this user may not. Have the right to it given to the user that runs this program, or choose another.
cause-address_in_use = another program listens there. Stop it, or choose another port.
cause-address_not_here = this machine has no such address. Choose one that it has, such as 0.0.0.0 for all.
cause-storage_full = the disk is full. Make room on it.
cause-read_only = the disk takes no writing. Have it mounted for writing, or choose a place on another.
cause-is_a_folder = that is a folder. Name a file.
cause-not_a_folder = a part of the path is a file, not a folder. Check the path.
cause-already_exists = it is there already. Choose another name, or move it away.
cause-connection_refused = nobody answers there.
cause-timed_out = there was no answer in time.

## Checking a record, and taking it home

verify-holds = The record holds: { $entries } entries, each what it was when it was recorded, in its order, and signed.
verify-holds-not = The record does not hold. It has { $entries } entries.
verify-fails = the record does not hold: { $place }: { $what }
verify-finding = { $place }: { $what }
verify-place-entry = entry { $position }
verify-place-range = between entry { $from } and entry { $to }
verify-place-bundle = beside the record
verify-damage-changed = changed: it is not what it was when it was recorded.
verify-damage-rewritten = changed: at least one of these entries is not the one that was signed, though each looks whole by itself.
verify-damage-missing = missing: it is not there, though later entries are.
verify-damage-reordered = reordered: in its place lies entry { $found }.
verify-damage-inserted = inserted: what lies there was not recorded there.
verify-damage-cut_off = cut off at the end: it is gone with everything after it, and the record is known to have gone to entry { $to }.
verify-damage-unsigned_tail = unsigned tail: from here on { $entries } entries are covered by no checkpoint. Nobody has vouched for them yet.
verify-damage-broken_rule = broken rule: { $rule } refuses what is recorded here.
verify-damage-other_events = broken rule: by the rules this command has other consequences than those recorded.
verify-damage-wrong_signature = wrong signature: the checkpoint of { $size } entries is not signed by the hub's key that holds there.
verify-damage-wrong_countersignature = wrong countersignature: what is said to be signed by the endpoint of { $seat } is not signed with its enrolled key.
verify-damage-forked = two histories: the checkpoint of { $size } entries is of another record than this one. Ask the other delegations what their endpoints have kept.
verify-damage-key_not_vouched = the hub's key was replaced here, and neither the key before it nor an earlier witness stands for that.
verify-damage-unreadable = it cannot be read as an entry: { $why }
verify-damage-paper_changed = the file { $name } is not what it was when the bundle was made, or not what the record says of it.
verify-damage-paper_missing = the file { $name } is missing.
verify-damage-store = { $why }
verify-record = Record: { $origin }
verify-head = Head: { $head }
verify-rules = Rules: { $considered } commands were considered again, and each gave what is recorded.
verify-rules-withheld = Rules: checked for the first { $considered } commands. Each was considered again and gave what is recorded.
verify-rules-not = Rules: not checked from entry { $from } on. It is the first of { $withheld } entries whose contents are withheld here, and what is allowed after it depends on it. Of the { $after } open entries after it, order, time and identity were checked; order, chain and signatures were checked for every entry, also for those withheld. Whoever holds the record whole can check the rest.
verify-rules-other = Rules of version { $version }: this program does not have them; { $entries } entries were applied and their commands not considered again.
verify-signed = Signed: { $checkpoints } checkpoints, the last of { $signed } entries.
verify-hub-key = Key of the hub from entry { $from }, good up to entry { $covers }: { $key }
verify-not-vouched = The hub lost its key before entry { $position }. The old key does not vouch for the new one; an endpoint that witnessed before does.
verify-set-aside = MISSING: a file of checkpoints was damaged when the record had { $at } entries. { $lines } of its lines are no good; the rest was taken over. It was set aside as { $file } (SHA-256 { $hash }). What the endpoints have kept from before stands against it: --kept FILE.
verify-no-witness = Nobody has countersigned. Compare the hub's key with the one that you noted down.
verify-witness = The endpoint of { $seat } stands for everything up to entry { $covers }: { $key }
verify-decision-unsigned = { $decisions ->
    [one] Decision
   *[other] Decisions
} { $decision } ({ $meeting }), entry { $position }: not signed yet.
verify-decision-signed = { $decisions ->
    [one] Decision
   *[other] Decisions
} { $decision } ({ $meeting }), entry { $position }: signed by the hub, countersigned by nobody.
verify-decision-countersigned = { $decisions ->
    [one] Decision
   *[other] Decisions
} { $decision } ({ $meeting }), entry { $position }: signed, and countersigned by { $count }: { $seats }
verify-decision-extract = { $decisions ->
    [one] Decision
   *[other] Decisions
} { $decision } ({ $meeting }), entry { $position }: the entry is withheld and lies in the signed record; that it says what is told here is the hub's signed word.{ $whose ->
    [nobody] {" "}Nobody has countersigned it.
   *[other] {" "}Countersigned by { $count }: { $seats }
}
verify-documents = Documents: { $documents } are here and are what the record says; { $elsewhere } are kept elsewhere.
verify-documents-not-named = { $documents } documents are here that no open entry names; whether a withheld one does cannot be seen.
verify-one-holds = Decision { $decision } holds: entry { $position } is in the signed record of { $size } entries.
verify-one-witness = Countersigned by the endpoint of { $seat }.
verify-one-text = Text: { $text }
verify-one-extract = Entry { $position } itself is withheld: that it is in the signed record is shown, and that it says this is the hub's signed word. Whoever keeps the record whole checks it with --against.
verify-one-not_one = this is no decision with its proof: { $why }
verify-one-not_included = entry { $position } is not what was signed, or not at that place.
verify-one-not_signed = the checkpoint is not signed by the key that the record names.
verify-one-not_said = what the file says of entry { $position } is not signed by the hub.
verify-one-not-so = the record does not say what this file says. Keep the file: the hub's signature is under it.
verify-one-other_key = the checkpoint is not signed by the key that you named.
verify-one-other_record = the checkpoint that you kept is of another record.
verify-one-forked = the checkpoint that you kept, of { $size } entries, is not the one of this file: there are two histories. Keep both.
verify-one-left-open = the checkpoint that you kept is of { $kept } entries and this file's is of { $size }; whether one goes on from the other only the record shows. Name it with --against.
bundle-written = { $file }: { $entries } entries in { $files } files. Anybody checks it with: mufakat verify { $file }
bundle-no-decision = The record has no decision { $decision }, or no checkpoint covers it yet.

## The sheet of invitations

sheet-title = Invitations
sheet-explain = Each invitation is good for one device. Scan the code, or open the link, on the device with which you will take part, and give this sheet to nobody else.
sheet-written = The sheet is in { $file }. It holds secrets; only you can read it.
