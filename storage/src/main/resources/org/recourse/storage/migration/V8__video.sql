-- When a bank's videos are called alike: in bits, and in percent of the frames.

alter table bank add column video_radius integer not null default 31;
alter table bank add column video_share integer not null default 80;
