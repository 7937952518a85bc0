package org.signalbox.profiles;

/**
 * The name of a filter, attribute or charger profile.
 *
 * @param tenant whose it is
 * @param id unique within the tenant and kind
 */
public record ProfileKey(String tenant, String id) {

  /** The form clients see: {@code tenant:id}. */
  public String outward() {
    return tenant + ":" + id;
  }
}
