package org.signalbox.ocs.mapping;

import java.util.List;

/** What a file says, read and checked. */
record MappingParts(
    List<ServiceMap.ContextRule> contexts,
    List<MappingRule> rules,
    FreeNumbers free,
    boolean stripsPlus) {

  MappingParts {
    contexts = List.copyOf(contexts);
    rules = List.copyOf(rules);
  }
}
