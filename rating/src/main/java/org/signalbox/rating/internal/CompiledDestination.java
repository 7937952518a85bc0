package org.signalbox.rating.internal;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A destination of one plan with the plan's lines for it. Immutable. */
final class CompiledDestination implements PrefixOwner {

  private static final LocalTime[] NO_STARTS = {};

  private final String id;
  private final CompiledBinding[] bindings;
  private final LocalTime[] starts;
  private final @Nullable CompiledBinding always;

  /**
   * @param bindings in the plan's order, at least one
   */
  CompiledDestination(String id, List<CompiledBinding> bindings) {
    this.id = id;
    this.bindings = bindings.toArray(CompiledBinding[]::new);
    this.always = isConstant(bindings) ? best(bindings) : null;
    this.starts = always != null ? NO_STARTS : starts(bindings);
  }

  private static boolean isConstant(List<CompiledBinding> bindings) {
    for (CompiledBinding binding : bindings) {
      if (!binding.timing().isAlways()) {
        return false;
      }
    }
    return true;
  }

  private static LocalTime[] starts(List<CompiledBinding> bindings) {
    return bindings.stream()
        .map(binding -> binding.timing().start())
        .distinct()
        .sorted()
        .toArray(LocalTime[]::new);
  }

  private static CompiledBinding best(List<CompiledBinding> bindings) {
    CompiledBinding best = bindings.getFirst();
    for (CompiledBinding binding : bindings) {
      best = binding.isBefore(best) ? binding : best;
    }
    return best;
  }

  @Override
  public List<CompiledDestination> destinations() {
    return List.of(this);
  }

  String id() {
    return id;
  }

  /** The line that holds whatever the time is; null where time decides. */
  @Nullable CompiledBinding always() {
    return always;
  }

  /** The line in force at a local time; null when none is. */
  @Nullable CompiledBinding at(LocalDateTime local) {
    CompiledBinding best = null;
    for (CompiledBinding binding : bindings) {
      if (binding.timing().isActiveAt(local) && (best == null || binding.isBefore(best))) {
        best = binding;
      }
    }
    return best;
  }

  /** The next local time at which another line may be in force: a later start, or midnight. */
  LocalDateTime nextChange(LocalDateTime local) {
    for (LocalTime start : starts) {
      if (start.isAfter(local.toLocalTime())) {
        return local.toLocalDate().atTime(start);
      }
    }
    return local.toLocalDate().plusDays(1).atStartOfDay();
  }

  int bindingCount() {
    return bindings.length;
  }
}
