package org.signalbox.charging;

import org.signalbox.rating.EventCost;

/** Writes an event cost as the JSON text that a CDR keeps; the API's own form. Pure. */
@FunctionalInterface
public interface CostDetailsPort {

  String textOf(EventCost cost);
}
