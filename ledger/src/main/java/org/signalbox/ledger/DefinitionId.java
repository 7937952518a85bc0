package org.signalbox.ledger;

import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.internal.Texts;

/**
 * Names a definition. Definitions are of all tenants, but for their clocks.
 *
 * @param kind what is defined
 * @param id the operator's name for it, or the tenant; 1 to 255 characters
 */
public record DefinitionId(Kind kind, String id) implements Comparable<DefinitionId> {

  /** What can be defined. */
  public enum Kind {
    ACTION_SET,
    ACTION_PLAN,
    TRIGGER_GROUP,
    SHARED_GROUP,
    VOUCHER_BATCH,
    TENANT_CLOCK,
    PLAN_REMOVAL,
    BATCH_REMOVAL
  }

  public DefinitionId {
    Texts.requireName("definition", id);
  }

  public static DefinitionId actionSet(String id) {
    return new DefinitionId(Kind.ACTION_SET, id);
  }

  public static DefinitionId actionPlan(String id) {
    return new DefinitionId(Kind.ACTION_PLAN, id);
  }

  public static DefinitionId triggerGroup(String id) {
    return new DefinitionId(Kind.TRIGGER_GROUP, id);
  }

  public static DefinitionId sharedGroup(String id) {
    return new DefinitionId(Kind.SHARED_GROUP, id);
  }

  public static DefinitionId voucherBatch(String id) {
    return new DefinitionId(Kind.VOUCHER_BATCH, id);
  }

  public static DefinitionId tenantClock(String tenant) {
    return new DefinitionId(Kind.TENANT_CLOCK, tenant);
  }

  public static DefinitionId planRemoval(String plan) {
    return new DefinitionId(Kind.PLAN_REMOVAL, plan);
  }

  public static DefinitionId batchRemoval(String batch) {
    return new DefinitionId(Kind.BATCH_REMOVAL, batch);
  }

  @Override
  public int compareTo(DefinitionId other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : id.compareTo(other.id);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DefinitionId that && kind == that.kind && id.equals(that.id);
  }

  /** The same in every process, other than an enum's own. */
  @Override
  @SuppressWarnings("EnumOrdinal")
  public int hashCode() {
    return 31 * kind.ordinal() + id.hashCode();
  }
}
