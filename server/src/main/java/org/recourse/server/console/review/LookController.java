package org.recourse.server.console.review;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.Located;
import org.recourse.casework.review.LookGrant;
import org.recourse.casework.review.LookReason;
import org.recourse.casework.staff.StaffAct;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.console.access.RequiresAct;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.faces.Face;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One look at one item: asked for with a reason, written down before anything is fetched, and
/// never a second time once something was shown.
@Controller
@RequestMapping(Face.IN_CONSOLE)
class LookController {

  private final ReviewDesk desk;
  private final Views views;

  LookController(ReviewDesk desk, Views views) {
    this.desk = desk;
    this.views = views;
  }

  @PostMapping("/notices/{notice}/items/{item}/look")
  @RequiresAct(StaffAct.LOOK)
  String look(
      StaffCaller me,
      @PathVariable String notice,
      @PathVariable int item,
      @RequestParam LookReason reason,
      Model model) {
    ItemId of = new ItemId(id(notice), item);
    Possible.act(() -> desk.claim(me.tenant(), of.notice(), me.id().number()));
    LookGrant[] answer = new LookGrant[1];
    Possible.act(() -> answer[0] = desk.look(me.tenant(), of, me.id().number(), reason));
    model.addAttribute("notice", of.notice().text());
    model.addAttribute("item", item);
    model.addAttribute(
        "grant", Optional.ofNullable(answer[0]).orElseThrow().getClass().getSimpleName());
    switch (answer[0]) {
      case LookGrant.Granted granted -> {
        model.addAttribute("view", shown(me, granted));
        model.addAttribute("left", granted.left());
      }
      case LookGrant.SeenBefore(var at) -> model.addAttribute("at", TimeLeft.said(at));
      case LookGrant.Rest(var until, boolean forToday) -> {
        model.addAttribute("until", TimeLeft.said(until));
        model.addAttribute("forToday", forToday);
      }
      case LookGrant.NotAllowed(), LookGrant.NothingToShow() -> model.addAttribute("at", "");
    }
    return "console/look";
  }

  // What was handed in goes before a link: the platform that hands in has none, or none any more.
  private String shown(StaffCaller me, LookGrant.Granted granted) {
    long reviewer = me.id().number();
    try {
      return desk.picture(granted, me.tenant())
          .map(picture -> views.kept(reviewer, picture.png()))
          .orElseGet(() -> views.fetched(reviewer, link(me, granted.look().item())));
    } catch (ProblemException e) {
      desk.nothingShown(me.tenant(), granted);
      throw e;
    }
  }

  private String link(StaffCaller me, ItemId item) {
    return desk.dossiers(me.tenant(), item.notice()).stream()
        .filter(one -> one.item().id().equals(item))
        .findFirst()
        .flatMap(one -> one.item().located())
        .flatMap(Located::view)
        .orElseThrow(() -> ProblemException.notFound("view"));
  }

  private static NoticeId id(String notice) {
    return NoticeId.read(notice).orElseThrow(() -> ProblemException.notFound("notice"));
  }

  @GetMapping("/views/{view}")
  @RequiresAct(StaffAct.LOOK)
  void view(StaffCaller me, @PathVariable String view, HttpServletResponse response)
      throws IOException {
    byte[] picture = views
        .take(me.id().number(), view)
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "it was shown"));
    response.setContentType(MediaType.IMAGE_PNG_VALUE);
    response.setContentLength(picture.length);
    response.getOutputStream().write(picture);
  }
}
