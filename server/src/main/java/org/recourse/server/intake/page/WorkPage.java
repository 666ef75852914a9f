package org.recourse.server.intake.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.recourse.server.intake.text.Language;
import org.recourse.server.limits.WorkAskedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// Asks her browser for work while very many come at once, and has all that she typed in it, so
/// that it goes on by itself. May be shared between threads.
///
/// It is shown most when there is the least time: the page of each language is made once from its
/// template, and what differs is put into it as escaped text.
@Component
class WorkPage {

  private static final String TEMPLATE = "intake/work";
  // No sentence has these.
  private static final String ACTION = "\u241faction\u241f";
  private static final String SECONDS = "\u241fseconds\u241f";
  private static final String FIELDS = "\u241ffields\u241f";

  private final Pages pages;
  private final ITemplateEngine templates;
  private final Map<String, String> made = new ConcurrentHashMap<>();

  WorkPage(Pages pages, ITemplateEngine templates) {
    this.pages = pages;
    this.templates = templates;
  }

  /// Shows it.
  ///
  /// @param typed what she sent, by the form's names
  /// @param path where she sent it
  void show(
      WorkAskedException asked,
      Map<String, String> typed,
      String path,
      Language language,
      HttpServletResponse response)
      throws IOException {
    String seconds = Long.toString(asked.waitSeconds());
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, seconds);
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    String page = made.computeIfAbsent(language.tag(), _ -> make(language));
    int fields = page.indexOf(FIELDS);
    Writer out = response.getWriter();
    out.write(page.substring(0, fields).replace(SECONDS, seconds).replace(ACTION, escaped(path)));
    out.write(fields(asked, typed));
    out.write(page, fields + FIELDS.length(), page.length() - fields - FIELDS.length());
  }

  private String make(Language language) {
    return templates.process(
        TEMPLATE,
        new Context(
            null,
            pages.model(language, Map.of("path", ACTION, "seconds", SECONDS, "fields", FIELDS))));
  }

  private static String fields(WorkAskedException asked, Map<String, String> typed) {
    Map<String, String> all = new LinkedHashMap<>(typed);
    all.put(Form.PUZZLE, asked.puzzle().text());
    all.put(Form.SOLVED, asked.answer());
    StringBuilder fields = new StringBuilder();
    all.forEach((name, value) -> fields
        .append("<input type=\"hidden\" name=\"")
        .append(escaped(name))
        .append("\" value=\"")
        .append(escaped(value))
        .append("\">\n"));
    return fields.toString();
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
  }
}
