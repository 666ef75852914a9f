-- A form that is sent twice opens one case: it is found by the digest of its key. What is over is
-- found by when it ended.

create index requester_case_by_key on requester_case (key_digest);
create index requester_case_by_visit on requester_case (seen_at);
create index notice_by_end on notice (decided_at) where state <> 'OPEN' and content_key <> 0;
