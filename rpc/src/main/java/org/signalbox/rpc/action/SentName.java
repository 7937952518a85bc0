package org.signalbox.rpc.action;

import org.signalbox.ledger.DefinitionId;
import org.signalbox.rpc.MalformedParameters;

/** Names of definitions as clients send them: too long a one is told, whatever was to be done. */
final class SentName {

  private SentName() {}

  static DefinitionId actionSet(String name) {
    return id(DefinitionId.Kind.ACTION_SET, name);
  }

  static DefinitionId actionPlan(String name) {
    return id(DefinitionId.Kind.ACTION_PLAN, name);
  }

  static DefinitionId triggerGroup(String name) {
    return id(DefinitionId.Kind.TRIGGER_GROUP, name);
  }

  static DefinitionId sharedGroup(String name) {
    return id(DefinitionId.Kind.SHARED_GROUP, name);
  }

  static DefinitionId voucherBatch(String name) {
    return id(DefinitionId.Kind.VOUCHER_BATCH, name);
  }

  private static DefinitionId id(DefinitionId.Kind kind, String name) {
    try {
      return new DefinitionId(kind, name);
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }
}
