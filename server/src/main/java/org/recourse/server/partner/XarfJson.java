package org.recourse.server.partner;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.server.problem.ProblemException;

/// An XARF 4 report in the profile `recourse-ncii/1`: `content/exposed_data`, which the master
/// schema of XARF 4.2.0 allows, with an extension. Withheld from logs.
///
/// XARF has no type for intimate pictures, and its schema refuses unknown types. A report never
/// carries a picture: `evidence` may only be text or JSON, and is not read.
final class XarfJson {

  private static final String VERSION = "4.";

  private @Nullable String version;
  private @Nullable String id;
  private @Nullable String category;
  private @Nullable String type;
  private @Nullable String url;
  private @Nullable String description;
  private @Nullable NciiJson extension;
  private final Map<String, Object> more = new HashMap<>();

  /// Jackson makes one.
  XarfJson() {}

  @JsonProperty("xarf_version")
  void setVersion(String given) {
    version = given;
  }

  @JsonProperty("report_id")
  void setId(String given) {
    id = given;
  }

  @JsonProperty("category")
  void setCategory(String given) {
    category = given;
  }

  @JsonProperty("type")
  void setType(String given) {
    type = given;
  }

  @JsonProperty("url")
  void setUrl(String given) {
    url = given;
  }

  @JsonProperty("description")
  void setDescription(String given) {
    description = given;
  }

  @JsonProperty("x_recourse_ncii")
  void setExtension(NciiJson given) {
    extension = given;
  }

  // The standard lets senders add members.
  @JsonAnySetter
  void setMore(String name, @Nullable Object value) {
    more.put(name, value == null ? "" : value);
  }

  /// The extension of the profile.
  ///
  /// @param notifier who notifies
  /// @param age how old the person shown was
  /// @param kind what the item is said to be
  /// @param signals by which it can be recognised
  /// @param declarations what is declared
  /// @param language in which the notifier wants to be answered
  record NciiJson(
      NoticeJson.@Nullable NotifierJson notifier,
      @Nullable String age,
      @Nullable String kind,
      @Nullable List<SignalJson> signals,
      NoticeJson.@Nullable DeclarationsJson declarations,
      @Nullable String language) {
    @Override
    public String toString() {
      return "NciiJson[withheld]";
    }
  }

  String reference() {
    return Given.text("report_id", id);
  }

  NoticeContent content() {
    if (version == null || !version.startsWith(VERSION)) {
      throw ProblemException.invalid("xarf_version must be 4.x");
    }
    if (!"content".equals(category) || !"exposed_data".equals(type)) {
      throw ProblemException.invalid("category and type must be content and exposed_data");
    }
    if (extension == null) {
      throw ProblemException.invalid("x_recourse_ncii is missing");
    }
    NoticeJson.ItemJson item = new NoticeJson.ItemJson(
        Given.text("url", url), Given.or(description, ""), extension.kind(), extension.signals());
    return new NoticeJson.NewNotice(
            "",
            extension.notifier(),
            extension.age(),
            List.of(item),
            extension.declarations(),
            extension.language())
        .content();
  }

  @Override
  public String toString() {
    return "XarfJson[withheld]";
  }
}
