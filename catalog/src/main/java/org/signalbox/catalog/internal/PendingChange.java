package org.signalbox.catalog.internal;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.catalog.CatalogVersion;

/** A change on its way. Used under the catalog's lock, but for {@link #outcome}. */
final class PendingChange {

  private final Function<CatalogVersion, CatalogChange> request;
  private @Nullable CatalogChange change;
  private @Nullable CatalogVersion produced;
  private @Nullable RuntimeException refusal;
  private boolean decided;

  PendingChange(Function<CatalogVersion, CatalogChange> request) {
    this.request = request;
  }

  /**
   * Makes the version after this change; empty when the change is refused by its own function,
   * whose exception is kept for the caller. Compiling again starts anew.
   */
  Optional<CatalogVersion> compile(CatalogVersion latest) {
    change = null;
    produced = null;
    refusal = null;
    try {
      CatalogChange asked = request.apply(latest);
      produced = latest.with(asked);
      change = asked;
      return Optional.of(produced);
    } catch (RuntimeException e) {
      // The boundary between one caller's function and the batch of others.
      refusal = e;
      return Optional.empty();
    }
  }

  /** What is to be stored; empty when refused. */
  Optional<CatalogChange> change() {
    return Optional.ofNullable(change);
  }

  void succeed() {
    decided = true;
  }

  void fail(RuntimeException failure) {
    refusal = failure;
    decided = true;
  }

  boolean isDecided() {
    return decided;
  }

  /** The version made, or the exception that refused it. Read after the lock was held. */
  CatalogVersion outcome() {
    if (refusal != null) {
      throw refusal;
    }
    if (produced == null) {
      throw new IllegalStateException("a change was answered before it was decided");
    }
    return produced;
  }
}
