@NullMarked
package org.signalbox.app.internal.agent;

import org.jspecify.annotations.NullMarked;
