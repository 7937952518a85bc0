package org.signalbox.rpc.cost;

import org.signalbox.rating.PriceQuery;

/**
 * A part of a call to be priced.
 *
 * @param call the call from its start to the end of the part
 * @param account shown back
 * @param before usage before the part
 * @param isFirst whether the part bears the connect fee
 */
record CallPartQuery(PriceQuery call, String account, long before, boolean isFirst) {

  /** Usage of the part itself. */
  long usage() {
    return Math.max(0, call.usage() - before);
  }
}
