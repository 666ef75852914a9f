package org.recourse.server.partner;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.BankName;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;

/// Reads what a body gives, and says what is missing or wrong by the field's name.
final class Given {

  private Given() {}

  static String text(String field, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw ProblemException.invalid(field + " is missing");
    }
    return value;
  }

  static <T> List<T> list(String field, @Nullable List<T> value, int most) {
    if (value == null || value.isEmpty()) {
      throw ProblemException.invalid(field + " is missing or empty");
    }
    if (value.size() > most) {
      throw ProblemException.invalid(field + " may have " + most + " items: " + value.size());
    }
    if (value.stream().anyMatch(Objects::isNull)) {
      throw ProblemException.invalid(field + " holds null");
    }
    return value;
  }

  static <T> List<T> listOrNone(String field, @Nullable List<T> value, int most) {
    return value == null || value.isEmpty() ? List.of() : list(field, value, most);
  }

  static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  static BankName bankName(@Nullable String value) {
    String text = text("name", value);
    if (!BankName.isAllowed(text)) {
      throw ProblemException.invalid("bank names must be UPPER_WITH_UNDERSCORE");
    }
    return new BankName(text);
  }

  static <E extends Enum<E>> E oneOf(String field, Class<E> constants, @Nullable String value) {
    String text = text(field, value);
    for (E constant : constants.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw ProblemException.invalid(
        field + " must be one of " + List.of(constants.getEnumConstants()));
  }

  static Instant time(String field, long epochSeconds) {
    if (epochSeconds < 0 || epochSeconds > 0xffff_ffffL) {
      throw ProblemException.invalid(field + " is no time in seconds: " + epochSeconds);
    }
    return Instant.ofEpochSecond(epochSeconds);
  }

  static Signal signal(@Nullable SignalJson given) {
    if (given == null) {
      throw ProblemException.invalid("a signal is missing");
    }
    SignalType type = SignalType.ofCode(text("type", given.type()))
        .orElseThrow(() -> new ProblemException(
            ProblemCode.INVALID_SIGNAL, "type must be pdq, video_md5, sha256, regions or vpdq"));
    try {
      return new Signal(type, text("value", given.value()));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemCode.INVALID_SIGNAL, String.valueOf(e.getMessage()));
    }
  }
}
