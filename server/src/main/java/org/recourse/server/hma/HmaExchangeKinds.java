package org.recourse.server.hma;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.ExchangeKind;
import tools.jackson.databind.JsonNode;

/// What HMA calls the settings and credentials of each kind of exchange, and what we call them.
///
/// HMA keeps where StopNCII is in the credentials, `base_url_override`, and calls where NCMEC is
/// an `environment`; here both are the setting `base_url`.
final class HmaExchangeKinds {

  private static final String BASE_URL = "base_url";
  private static final String ENVIRONMENT = "environment";
  private static final String OVERRIDE = "base_url_override";
  private static final String STOPNCII = "https://api.stopncii.org/v1";

  private HmaExchangeKinds() {}

  /// What a kind takes.
  ///
  /// @param config its settings
  /// @param credentials its credentials, null if it takes none
  record Schema(
      @JsonProperty("config_schema") Fields config,
      @JsonProperty("credentials_schema") @Nullable Fields credentials) {}

  /// Fields of a form.
  record Fields(List<Field> fields) {}

  /// A field of a form.
  ///
  /// @param name of the field
  /// @param type of its value
  /// @param required whether it must be filled
  /// @param usual what it is if it is not
  /// @param help for who fills it
  /// @param choices what it may be, null for anything
  record Field(
      String name,
      String type,
      boolean required,
      @JsonProperty("default") @Nullable String usual,
      String help,
      @Nullable List<String> choices) {

    static Field required(String name) {
      return new Field(name, "string", true, null, "", null);
    }

    static Field optional(String name, String usual, String help) {
      return new Field(name, "string", false, usual, help, null);
    }
  }

  static Schema schema(ExchangeKind kind) {
    List<Field> settings = kind.settings().stream()
        .map(name -> kind == ExchangeKind.STOPNCII && name.equals(BASE_URL)
            ? Field.optional(name, STOPNCII, "where it is; the credentials may say so too")
            : Field.required(name))
        .toList();
    if (kind.credentials().isEmpty()) {
      return new Schema(new Fields(settings), null);
    }
    List<Field> credentials =
        new ArrayList<>(kind.credentials().stream().map(Field::required).toList());
    if (kind == ExchangeKind.STOPNCII) {
      credentials.add(Field.optional(OVERRIDE, "", "another base address, for new exchanges"));
    }
    return new Schema(new Fields(settings), new Fields(credentials));
  }

  /// Reads credentials; `{}` is none, and clears them.
  ///
  /// @throws HmaFailure if one is missing or unknown
  static Map<String, String> credentials(ExchangeKind kind, JsonNode given) {
    Map<String, String> credentials = texts(given, "credential_json");
    if (credentials.isEmpty()) {
      return credentials;
    }
    List<String> known = new ArrayList<>(kind.credentials());
    if (!credentials.keySet().containsAll(known)) {
      throw HmaFailure.bad("this kind needs the credentials " + known);
    }
    if (kind == ExchangeKind.STOPNCII) {
      known.add(OVERRIDE);
    }
    if (!known.containsAll(credentials.keySet())) {
      throw HmaFailure.bad("this kind has only the credentials " + known);
    }
    return credentials;
  }

  /// Reads settings.
  static Map<String, String> settings(ExchangeKind kind, JsonNode given, Credentials credentials) {
    Map<String, String> settings = texts(given, "api_json");
    settings.remove("name");
    settings.remove("api");
    String environment = settings.remove(ENVIRONMENT);
    if (environment != null) {
      settings.putIfAbsent(BASE_URL, environment);
    }
    if (kind == ExchangeKind.STOPNCII) {
      String override = credentials.reveal(OVERRIDE);
      settings.putIfAbsent(BASE_URL, override.isEmpty() ? STOPNCII : override);
    }
    return settings;
  }

  private static Map<String, String> texts(JsonNode given, String field) {
    if (!given.isObject()) {
      throw HmaFailure.bad("Field `" + field + "` must be object");
    }
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, JsonNode> value : given.properties()) {
      if (!value.getValue().isNull()) {
        texts.put(value.getKey(), value.getValue().asString(""));
      }
    }
    return texts;
  }
}
