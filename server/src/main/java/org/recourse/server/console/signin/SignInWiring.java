package org.recourse.server.console.signin;

import java.time.InstantSource;
import org.recourse.casework.staff.StaffStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
class SignInWiring {

  @Bean
  PasswordHashes staffPasswords() {
    return new ArgonPasswords();
  }

  /// Made when the console is first asked: it begins with a slow digest.
  @Bean
  @Lazy
  PasswordSignIn passwordSignIn(
      StaffStore staff, PasswordHashes staffPasswords, InstantSource clock) {
    return new PasswordSignIn(staff, staffPasswords, clock);
  }
}
