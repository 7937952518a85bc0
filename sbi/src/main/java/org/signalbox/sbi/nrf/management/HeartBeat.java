package org.signalbox.sbi.nrf.management;

import java.util.Optional;
import java.util.OptionalInt;
import org.signalbox.sbi.patch.JsonPatch;
import org.signalbox.sbi.patch.PatchOperation;
import org.signalbox.sbi.patch.PatchPointer;
import tools.jackson.databind.JsonNode;

/**
 * The patch that says that a network function lives (TS 29.510 §5.2.2.3.2). Nearly every patch is
 * one, so it is told apart and costs no copy of the profile.
 *
 * @param load 0 to 100, when told
 */
record HeartBeat(OptionalInt load) {

  private static final int LOAD_MAX = 100;

  /** The heart-beat that a patch is; empty for any other patch. */
  static Optional<HeartBeat> of(JsonPatch patch) {
    boolean lives = false;
    OptionalInt load = OptionalInt.empty();
    for (PatchOperation operation : patch.operations()) {
      Optional<JsonNode> value = value(operation);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      switch (operation.path().toString()) {
        case "/nfStatus" -> lives = value.get().asString("").equals("REGISTERED");
        case "/load" -> {
          if (!isLoad(value.get())) {
            return Optional.empty();
          }
          load = OptionalInt.of(value.get().intValue());
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return lives ? Optional.of(new HeartBeat(load)) : Optional.empty();
  }

  private static Optional<JsonNode> value(PatchOperation operation) {
    return switch (operation) {
      case PatchOperation.Replace(PatchPointer path, JsonNode value) -> Optional.of(value);
      case PatchOperation.Add(PatchPointer path, JsonNode value) -> Optional.of(value);
      case PatchOperation.Remove _,
          PatchOperation.Move _,
          PatchOperation.Copy _,
          PatchOperation.Test _ ->
          Optional.empty();
    };
  }

  private static boolean isLoad(JsonNode value) {
    return value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= 0
        && value.intValue() <= LOAD_MAX;
  }
}
