-- Why a notice is laid aside is what somebody wrote about it: sealed as the notice itself is. What
-- was laid aside until now is in the queue again.
update notice set held_until = 0;
alter table notice drop column held_why;
alter table notice add column held_why_sealed bytea;
