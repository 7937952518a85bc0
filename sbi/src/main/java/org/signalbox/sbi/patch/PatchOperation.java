package org.signalbox.sbi.patch;

import tools.jackson.databind.JsonNode;

/** One of the six operations (RFC 6902 §4). */
public sealed interface PatchOperation {

  /** Where it works. */
  PatchPointer path();

  /** Puts a value in a place that may be new. */
  record Add(PatchPointer path, JsonNode value) implements PatchOperation {}

  /** Takes the value away. */
  record Remove(PatchPointer path) implements PatchOperation {}

  /** Puts another value in the place of one. */
  record Replace(PatchPointer path, JsonNode value) implements PatchOperation {}

  /** Takes a value from one place to another. */
  record Move(PatchPointer path, PatchPointer from) implements PatchOperation {}

  /** Puts a value in a second place. */
  record Copy(PatchPointer path, PatchPointer from) implements PatchOperation {}

  /** Lets the patch pass only where the value is this one. */
  record Test(PatchPointer path, JsonNode value) implements PatchOperation {}
}
