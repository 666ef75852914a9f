package org.recourse.server.intake.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.recourse.server.faces.Face;
import org.recourse.server.intake.page.CaseDoor.Entry;
import org.recourse.server.intake.text.Language;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// Where she comes back. Every form has the handle and the key in it, and is let in anew.
@Controller
@RequestMapping(Face.IN_INTAKE)
class CaseController {

  private final Pages pages;
  private final CaseDoor door;
  private final CaseActs acts;
  private final CaseExport export;

  CaseController(Pages pages, CaseDoor door, CaseActs acts, CaseExport export) {
    this.pages = pages;
    this.door = door;
    this.acts = acts;
    this.export = export;
  }

  @GetMapping("/{tag}/again")
  ModelAndView again(@PathVariable String tag) {
    return enter(pages.language(tag), "", "", HttpStatus.OK);
  }

  @PostMapping("/{tag}/page")
  ModelAndView page(@PathVariable String tag, HttpServletRequest request) {
    Language language = pages.language(tag);
    Form form = new Form(request);
    return switch (door.enter(form)) {
      case Entry.In in -> acts.act(form.text(Form.GO), form, in, language);
      case Entry.Unreadable(var problem, var position) ->
        refused(form, language.of(problem, "position", position), language);
      case Entry.Refused() -> refused(form, language.of("enter.refused"), language);
    };
  }

  private ModelAndView refused(Form form, String problem, Language language) {
    return enter(language, form.text(Form.HANDLE), problem, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private ModelAndView enter(Language language, String number, String problem, HttpStatus status) {
    Map<String, Object> model = new HashMap<>();
    model.put("number", number);
    model.put("problem", problem);
    return pages.page("enter", language, model, status);
  }

  @PostMapping("/{tag}/file")
  Object file(@PathVariable String tag, HttpServletRequest request) {
    Language language = pages.language(tag);
    Form form = new Form(request);
    return switch (door.enter(form)) {
      case Entry.In in -> export.of(in.file(), language);
      case Entry.Unreadable _, Entry.Refused _ ->
        refused(form, language.of("enter.refused"), language);
    };
  }
}
