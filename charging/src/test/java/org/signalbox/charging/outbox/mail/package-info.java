@NullMarked
package org.signalbox.charging.outbox.mail;

import org.jspecify.annotations.NullMarked;
