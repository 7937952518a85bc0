package org.signalbox.sbi.openapi;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.testsupport.http2.Http2Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Compares answers with the documents that are served, by a validator that is not ours. */
final class ServedSchemas {

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          Dialects.getOpenApi30(),
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  /** Operations as {@code GET /path/{parameter}}, with the document that each is in. */
  private final Map<String, JsonNode> documents = new LinkedHashMap<>();

  ServedSchemas() {
    for (String name : OpenApiDocuments.names()) {
      JsonNode document = SbiJson.read(OpenApiDocuments.read(name));
      document
          .path("paths")
          .forEachEntry((path, item) ->
              item.forEachEntry((method, operation) -> {
                if (operation.has("responses")) {
                  documents.put(method.toUpperCase(Locale.ROOT) + " " + path, document);
                }
              }));
    }
  }

  /** Every answer that is described, as {@code GET /path 200}; {@code default} is left out. */
  List<String> answers() {
    List<String> answers = new ArrayList<>();
    documents.forEach((operation, document) ->
        operation(operation).path("responses").propertyNames().stream()
            .filter(status -> !status.equals("default"))
            .forEach(status -> answers.add(operation + " " + status)));
    return answers;
  }

  /** The operation that a request is for, such as {@code GET /path/{parameter}}. */
  String operationOf(String method, String path) {
    String place = path.split("[?]", 2)[0];
    return documents.keySet().stream()
        .filter(operation -> operation.startsWith(method + " "))
        .filter(
            operation -> place.matches(operation.split(" ")[1].replaceAll("\\{[^}]*}", "[^/]+")))
        .min((one, other) -> Integer.compare(braces(one), braces(other)))
        .orElseThrow(() -> new AssertionError(method + " " + place + " is not described"));
  }

  private static int braces(String operation) {
    return (int) operation.chars().filter(c -> c == '{').count();
  }

  private JsonNode operation(String operation) {
    String[] parts = operation.split(" ");
    return documents
        .getOrDefault(operation, JsonNodeFactory.instance.objectNode())
        .path("paths")
        .path(parts[1])
        .path(parts[0].toLowerCase(Locale.ROOT));
  }

  /** Whatever an answer has or lacks against its description. */
  List<String> faults(String operation, Http2Response answer) {
    JsonNode document = documents.getOrDefault(operation, JsonNodeFactory.instance.objectNode());
    JsonNode responses = operation(operation).path("responses");
    JsonNode response = responses.path(Integer.toString(answer.status()));
    if (response.isMissingNode()) {
      return List.of(answer.status() + " is not described");
    }
    JsonNode described = resolved(document, response);
    List<String> faults = new ArrayList<>();
    described
        .path("headers")
        .forEachEntry((name, header) -> {
          Optional<String> value = answer.field(name.toLowerCase(Locale.ROOT));
          if (header.path("required").asBoolean(false) && value.isEmpty()) {
            faults.add("no field " + name);
          }
        });
    if (described.path("content").isEmpty()) {
      if (answer.body().length > 0) {
        faults.add("a body that is not described");
      }
      return faults;
    }
    String type = answer.field("content-type").orElse("");
    JsonNode content = described.path("content").path(type);
    if (content.isMissingNode()) {
      faults.add("content-type " + type + " is not described");
      return faults;
    }
    faults.addAll(validate(document, content.path("schema"), SbiJson.read(answer.body())));
    return faults;
  }

  /** Compares a value with a schema of a document. */
  List<String> validate(String document, String schema, JsonNode value) {
    JsonNode whole = SbiJson.read(OpenApiDocuments.read(document));
    return validate(whole, whole.path("components").path("schemas").path(schema), value);
  }

  private List<String> validate(JsonNode document, JsonNode schema, JsonNode value) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.path("components"));
    return registry.getSchema(whole).validate(value).stream().map(Object::toString).toList();
  }

  private static JsonNode resolved(JsonNode document, JsonNode node) {
    String place = node.path("$ref").asString("");
    return place.isEmpty() ? node : document.at(place.substring(1));
  }
}
