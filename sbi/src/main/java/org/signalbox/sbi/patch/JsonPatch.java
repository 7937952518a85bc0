package org.signalbox.sbi.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.signalbox.sbi.http.InvalidParam;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiJson;
import tools.jackson.databind.JsonNode;

/**
 * A JSON Patch (RFC 6902): takes effect wholly or not at all.
 *
 * @param operations in their order
 */
public record JsonPatch(List<PatchOperation> operations) {

  /** The media type of its JSON. */
  public static final String MEDIA_TYPE = "application/json-patch+json";

  private static final int MAX_OPERATIONS = 256;

  public JsonPatch {
    operations = List.copyOf(operations);
  }

  /**
   * Reads a patch.
   *
   * @throws RefusedRequest with 400 for what is no patch
   */
  public static JsonPatch read(byte[] octets) {
    JsonNode json = SbiJson.read(octets);
    if (!json.isArray() || json.isEmpty() || json.size() > MAX_OPERATIONS) {
      throw RefusedRequest.invalidBody(
          "the body is not a JSON Patch: a list of 1 to " + MAX_OPERATIONS + " operations");
    }
    List<PatchOperation> operations = new ArrayList<>();
    for (JsonNode item : json) {
      operations.add(operation(item, "/" + operations.size()));
    }
    return new JsonPatch(operations);
  }

  private static PatchOperation operation(JsonNode json, String place) {
    String op = json.path("op").asString("");
    PatchPointer path = pointer(json, "path", place);
    return switch (op) {
      case "add" -> new PatchOperation.Add(path, value(json, place));
      case "remove" -> new PatchOperation.Remove(path);
      case "replace" -> new PatchOperation.Replace(path, value(json, place));
      case "move" -> new PatchOperation.Move(path, pointer(json, "from", place));
      case "copy" -> new PatchOperation.Copy(path, pointer(json, "from", place));
      case "test" -> new PatchOperation.Test(path, value(json, place));
      default ->
          throw malformed(place + "/op", "expected add, remove, replace, move, copy or test");
    };
  }

  private static PatchPointer pointer(JsonNode json, String member, String place) {
    JsonNode text = json.path(member);
    Optional<PatchPointer> pointer =
        text.isString() ? PatchPointer.parse(text.stringValue()) : Optional.empty();
    return pointer.orElseThrow(() -> malformed(place + "/" + member, "expected a JSON pointer"));
  }

  private static JsonNode value(JsonNode json, String place) {
    return json.optional("value").orElseThrow(() -> malformed(place + "/value", "is missing"));
  }

  private static RefusedRequest malformed(String param, String reason) {
    return new RefusedRequest(
        ProblemDetails.of(400, "INVALID_MSG_FORMAT", param + ": " + reason)
            .with(new InvalidParam(param, reason)));
  }

  /**
   * The first operation that could change anything but one value, by its index; empty where none
   * does. Comparing changes nothing.
   */
  public OptionalInt changesBeyond(PatchPointer only) {
    return IntStream.range(0, operations.size())
        .filter(index -> !isWithin(operations.get(index), only))
        .findFirst();
  }

  private static boolean isWithin(PatchOperation operation, PatchPointer only) {
    return switch (operation) {
      case PatchOperation.Test _ -> true;
      case PatchOperation.Add(PatchPointer path, JsonNode _) -> path.equals(only);
      case PatchOperation.Replace(PatchPointer path, JsonNode _) -> path.equals(only);
      case PatchOperation.Remove(PatchPointer path) -> path.equals(only);
      // What they bring was meant for another place.
      case PatchOperation.Move _, PatchOperation.Copy _ -> false;
    };
  }

  /** Applies it to a document, which the call may change; on a conflict it is worthless after. */
  public PatchOutcome apply(JsonNode document) {
    return new PatchedDocument(document).apply(operations);
  }
}
