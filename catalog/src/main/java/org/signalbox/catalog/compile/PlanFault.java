package org.signalbox.catalog.compile;

import org.signalbox.catalog.tp.TpKind;

/**
 * One thing that keeps a tariff plan from being loaded.
 *
 * @param place where it stands
 * @param clientText how clients of the API are told
 * @param found what was read
 * @param expected what would have been right
 */
public record PlanFault(Place place, String clientText, String found, String expected) {

  /** How clients are told that a plan is readable and not coherent. */
  public static final String INVALID_DATA = "invalid data";

  /**
   * A member of an item.
   *
   * @param kind the item's kind
   * @param id the item
   * @param row which of its lines, from 0
   * @param member the member's name in the API
   */
  public record Place(TpKind kind, String id, int row, String member) {}
}
