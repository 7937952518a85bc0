package org.signalbox.ocs.mapping;

/** Something that a rule can ask of a request. Pure. */
interface FieldSource {

  /** The value as text; empty when the request does not tell it. */
  String of(FieldView view);
}
