package org.signalbox.profiles.internal;

import java.util.List;

/**
 * A rule that an index can answer: the field has one of the texts, or begins with one.
 *
 * @param path the field
 * @param prefixes whether the field only has to begin with a text
 * @param texts any of them satisfies the rule
 */
record IndexTerm(FieldPath path, boolean prefixes, List<String> texts) {

  IndexTerm {
    texts = List.copyOf(texts);
  }
}
