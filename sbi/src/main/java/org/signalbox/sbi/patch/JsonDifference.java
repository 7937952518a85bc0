package org.signalbox.sbi.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What differs between two documents, as operations that make one of the other. */
public final class JsonDifference {

  private final List<Change> changes = new ArrayList<>();

  private JsonDifference() {}

  /** One difference. */
  public sealed interface Change {

    /** Where. */
    PatchPointer path();

    /** A value that was not there. */
    record Added(PatchPointer path, JsonNode now) implements Change {}

    /** A value that is not there any more. */
    record Removed(PatchPointer path, JsonNode before) implements Change {}

    /** Another value. */
    record Replaced(PatchPointer path, JsonNode before, JsonNode now) implements Change {}
  }

  /** The differences, members in the order of the former document, then new ones. */
  public static List<Change> between(JsonNode before, JsonNode after) {
    JsonDifference difference = new JsonDifference();
    difference.compare(new PatchPointer(List.of()), before, after);
    return List.copyOf(difference.changes);
  }

  private void compare(PatchPointer path, JsonNode before, JsonNode after) {
    if (before.isObject() && after.isObject()) {
      compareMembers(path, before, after);
    } else if (!SameValue.of(before, after)) {
      // A list is told as a whole: its items have no names that would survive an insertion.
      changes.add(new Change.Replaced(path, before, after));
    }
  }

  private void compareMembers(PatchPointer path, JsonNode before, JsonNode after) {
    for (Map.Entry<String, JsonNode> member : before.properties()) {
      PatchPointer place = path.child(member.getKey());
      JsonNode now = after.get(member.getKey());
      if (now == null) {
        changes.add(new Change.Removed(place, member.getValue()));
      } else {
        compare(place, member.getValue(), now);
      }
    }
    for (Map.Entry<String, JsonNode> member : after.properties()) {
      if (!before.has(member.getKey())) {
        changes.add(new Change.Added(path.child(member.getKey()), member.getValue()));
      }
    }
  }
}
