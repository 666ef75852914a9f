package org.recourse.server.staff;

import org.recourse.casework.staff.ApprovalStore;
import org.recourse.casework.staff.StaffStore;
import org.recourse.storage.Database;
import org.recourse.storage.KeyRing;
import org.recourse.storage.SqlApprovalStore;
import org.recourse.storage.SqlStaffStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StaffWiring {

  @Bean
  StaffStore staffStore(Database database, KeyRing keys) {
    return new SqlStaffStore(database, keys);
  }

  @Bean
  ApprovalStore approvalStore(Database database, KeyRing keys) {
    return new SqlApprovalStore(database, keys);
  }
}
