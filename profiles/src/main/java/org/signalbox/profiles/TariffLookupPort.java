package org.signalbox.profiles;

import java.time.ZonedDateTime;

/**
 * What the filters {@code *destinations} and {@code *timings} ask of the tariff. It is a port so
 * that profiles know neither how prefixes are stored nor what a timing is made of.
 *
 * <p>Any thread may ask; an implementation answers from one version, in memory.
 */
public interface TariffLookupPort {

  /** Knows no destination and no timing. */
  TariffLookupPort NONE =
      new TariffLookupPort() {
        @Override
        public boolean covers(String destinationId, String number) {
          return false;
        }

        @Override
        public boolean active(String timingId, ZonedDateTime moment) {
          return false;
        }
      };

  /** Whether the destination has a prefix of the number; false for an unknown destination. */
  boolean covers(String destinationId, String number);

  /** Whether the timing is active at a moment; false for an unknown timing. */
  boolean active(String timingId, ZonedDateTime moment);
}
