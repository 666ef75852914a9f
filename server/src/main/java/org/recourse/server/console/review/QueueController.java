package org.recourse.server.console.review;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.recourse.casework.review.Claim;
import org.recourse.casework.review.QueueEntry;
import org.recourse.casework.staff.StaffAct;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.console.access.RequiresAct;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.faces.Face;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The queue, what is due first first.
@Controller
@RequestMapping(Face.IN_CONSOLE + "/queue")
class QueueController {

  private static final int SHOWN = 200;

  private final ReviewDesk desk;
  private final Colleagues colleagues;
  private final InstantSource clock;

  QueueController(ReviewDesk desk, Colleagues colleagues, InstantSource clock) {
    this.desk = desk;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  /// A line as the page shows it.
  ///
  /// @param notice its number
  /// @param due when it must be answered, if a clock runs
  /// @param received when it came in
  /// @param kinds what its items are said to be
  /// @param progress how many items it has, were found, are undecided
  /// @param who who works on it, if somebody does
  /// @param held what it waits for, if it does
  /// @param escalated whether it waits for a lead
  /// @param restricted whether the person shown may have been under 18
  record Line(
      String notice,
      Optional<TimeLeft> due,
      String received,
      List<String> kinds,
      QueueEntry progress,
      Optional<String> who,
      Optional<String> held,
      boolean escalated,
      boolean restricted) {}

  @GetMapping
  @RequiresAct(StaffAct.READ_QUEUE)
  String queue(StaffCaller me, Model model) {
    Instant now = clock.instant();
    List<QueueEntry> all = desk.queue(me.tenant(), SHOWN);
    List<Line> lines = all.stream()
        .filter(line -> !Spared.from(me.member(), line))
        .map(line -> line(line, now))
        .toList();
    model.addAttribute("lines", lines);
    model.addAttribute("spared", all.size() - lines.size());
    return "console/queue";
  }

  private Line line(QueueEntry entry, Instant now) {
    return new Line(
        entry.notice().text(),
        entry.dueAt().map(due -> TimeLeft.of(due, now)),
        TimeLeft.said(entry.receivedAt()),
        entry.kinds().stream().map(Enum::name).sorted().toList(),
        entry,
        entry
            .claim()
            .filter(claim -> now.isBefore(claim.until()))
            .map(Claim::reviewer)
            .map(colleagues::pseudonym),
        entry.hold().filter(hold -> now.isBefore(hold.until())).map(hold -> hold.why()),
        entry.escalated(),
        entry.restricted());
  }
}
