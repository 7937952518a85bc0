package org.signalbox.architecture.controls.console;

/** A door. */
public record OtherDoor(String name) {}
