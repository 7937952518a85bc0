package org.signalbox.charging;

/** Where charging takes the version in force from. Any thread; never blocks. */
@FunctionalInterface
public interface ChargingVersionPort {

  ChargingVersion current();
}
