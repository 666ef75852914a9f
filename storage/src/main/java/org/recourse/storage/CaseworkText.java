package org.recourse.storage;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How the records of casework are written before they are sealed: as JSON with the names of
/// their components, and a version in front.
final class CaseworkText {

  private static final String VERSION = "1 ";

  private static final JsonMapper JSON = JsonMapper.builder()
      .changeDefaultVisibility(
          seen -> seen.withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE))
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  private CaseworkText() {}

  static String write(Object record) {
    return VERSION + JSON.writeValueAsString(record);
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws IllegalStateException if it is of another version
  static <T> T read(String text, Class<T> type) {
    if (!text.startsWith(VERSION)) {
      throw new IllegalStateException("a text of another version");
    }
    return JSON.readValue(text.substring(VERSION.length()), type);
  }
}
