package org.recourse.server.console.figures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.recourse.casework.law.LawBook;
import org.recourse.casework.oversight.EuTemplate;
import org.recourse.casework.oversight.FigureExport;
import org.recourse.casework.oversight.Figures;
import org.recourse.casework.oversight.FiguresText;
import org.recourse.casework.oversight.Period;
import org.recourse.casework.oversight.Publication;
import org.recourse.casework.oversight.ReportFile;
import org.recourse.casework.staff.StaffAct;
import org.recourse.casework.statement.Language;
import org.recourse.server.casework.FigureDesk;
import org.recourse.server.console.access.RequiresAct;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.faces.Face;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Exact figures on a page for the staff, and the same as files in the form that may be
/// published.
@Controller
@RequestMapping(Face.IN_CONSOLE + "/figures")
class FiguresController {

  private static final int USUAL_MONTHS = 12;
  private static final List<String> LANGUAGES =
      Arrays.stream(Language.values()).map(Language::tag).toList();

  private final FigureDesk desk;
  private final LawBook laws;

  FiguresController(FigureDesk desk, LawBook laws) {
    this.desk = desk;
    this.laws = laws;
  }

  @GetMapping
  @RequiresAct(StaffAct.READ_FIGURES)
  String show(
      StaffCaller me,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      Model model) {
    Period period = period(from, to);
    Figures figures = desk.exact(me.tenant(), period);
    model.addAttribute("from", period.from().toString());
    model.addAttribute("to", period.to().toString());
    model.addAttribute(
        "regimes",
        figures.regimes().stream()
            .map(regime -> RegimeView.of(figures, regime, laws.regime(regime).name()))
            .toList());
    model.addAttribute("languages", LANGUAGES);
    return "console/figures";
  }

  @GetMapping("/files/{name}")
  @RequiresAct(StaffAct.READ_FIGURES)
  ResponseEntity<byte[]> file(
      StaffCaller me,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to) {
    Publication publication = desk.published(me.tenant(), period(from, to));
    return switch (name) {
      case "csv" -> file(FigureExport.csv(publication), "text/csv;charset=UTF-8");
      case "json" -> file(FigureExport.json(publication), "application/json");
      case "eu" -> file("figures-eu.zip", "application/zip", eu(publication));
      default -> file(text(publication, name), "text/plain;charset=UTF-8");
    };
  }

  private Period period(String from, String to) {
    YearMonth now = desk.thisMonth();
    try {
      YearMonth last = to.isEmpty() ? now : YearMonth.parse(to);
      YearMonth first = from.isEmpty() ? last.minusMonths(USUAL_MONTHS - 1) : YearMonth.parse(from);
      return new Period(first, last);
    } catch (DateTimeException | IllegalArgumentException _) {
      throw ProblemException.invalid("months are written as 2026-11, the first one first");
    }
  }

  private static ReportFile text(Publication publication, String name) {
    Language language = Language.withTag(name.replaceFirst("^text-", ""))
        .orElseThrow(() -> ProblemException.notFound("file"));
    return new ReportFile(
        "figures-" + language.tag() + ".txt",
        FiguresText.of(publication, language).plain());
  }

  private byte[] eu(Publication publication) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (ReportFile file : EuTemplate.files(publication, desk.identity())) {
        zip.putNextEntry(new ZipEntry(file.name()));
        zip.write(file.content().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static ResponseEntity<byte[]> file(ReportFile file, String type) {
    return file(file.name(), type, file.content().getBytes(StandardCharsets.UTF_8));
  }

  private static ResponseEntity<byte[]> file(String name, String type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(content);
  }
}
