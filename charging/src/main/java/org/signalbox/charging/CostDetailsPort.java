package org.signalbox.charging;

/** Writes an event cost as the JSON text that a CDR keeps; the API's own form. Pure. */
@FunctionalInterface
public interface CostDetailsPort {

  String textOf(AccountedCost cost);
}
