package org.signalbox.profiles.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.signalbox.profiles.MatchTerms;

/**
 * The attribute {@code *sipcid}: a call id and then, in alphabetical order, the tags of its
 * dialogue that are there, so that both directions give one name.
 */
record SipCallId(List<Expression> parts) implements AttributeOperation {

  SipCallId {
    parts = List.copyOf(parts);
  }

  @Override
  public String apply(EventView event, MatchTerms terms) {
    List<String> tags = new ArrayList<>();
    for (Expression part : parts.subList(1, parts.size())) {
      part.text(event).filter(tag -> !tag.isEmpty()).ifPresent(tags::add);
    }
    Collections.sort(tags);
    tags.addFirst(AttributeOperation.required(parts.getFirst(), event));
    return String.join(";", tags);
  }
}
