import type { World } from '../sample-data/world.ts';
import type { RecordStore } from './records.ts';

const DAY = 86_400_000;

/** Fills an empty tenant with the world: the Impartner view of it, in all three places where registrations may live. */
export function seedTenant(store: RecordStore, world: World, now: number): void {
  store.atomically(() => {
    seedLookups(store);
    const at = (daysAgo: number, step: number): { Created: number; Updated: number; RecordVersion: number } => {
      const instant = Math.floor((now - daysAgo * DAY + step * 1000) / 1000) * 1000;
      return {
        Created: instant,
        Updated: Math.min(instant, Math.floor(now / 1000) * 1000 - 3_600_000),
        RecordVersion: 1,
      };
    };
    for (const m of world.managers)
      store.seed('Administrator', { Id: m.id, Name: m.name, Email: m.email, IsActive: m.isActive, ...at(400, m.id) });
    for (const [index, name] of ['Americas', 'APAC', 'EMEA'].entries())
      store.seed('Region', { Id: index + 1, Name: name, ...at(400, index) });
    for (const [index, name] of ['Silver', 'Gold', 'Platinum'].entries())
      store.seed('Tier', { Id: index + 1, Name: name, Rank: index + 1, IsActive: true, ...at(400, index) });
    for (const p of world.partners) {
      store.seed('Account', {
        Id: p.id,
        Name: p.name,
        PartnerLevel: 1,
        Tier: ['Silver', 'Gold', 'Platinum'].indexOf(p.tier) + 1,
        Region: ['Americas', 'APAC', 'EMEA'].indexOf(p.region) + 1,
        AccountManager: p.managerId,
        IsActive: true,
        IsTest: false,
        MailingCity: p.city,
        MailingCountry: p.country,
        ...at(300, p.id),
      });
      for (const offset of [0, 1]) {
        store.seed('User', {
          Id: p.id * 10 + offset,
          Account: p.id,
          Email: `member${offset}@partner${p.id}.example`,
          UserName: `member${offset}.partner${p.id}`,
          FirstName: offset === 0 ? 'Robin' : 'Sam',
          LastName: `Partner${p.id}`,
          IsActive: true,
          IsPrimaryMember: offset === 0,
          ...at(300, p.id),
        });
      }
    }
    for (const c of world.customers) {
      store.seed('Customer', {
        Id: c.id,
        Name: c.name,
        Website: c.website || null,
        MailingCity: c.city || null,
        MailingCountry: c.country || null,
        ...at(200, c.id),
      });
    }
    for (const p of world.people) {
      store.seed('Contact', {
        Id: p.id,
        FirstName: p.firstName,
        LastName: p.lastName,
        Email: p.email,
        Title: p.title,
        Customer: p.customerId,
        ...at(200, p.id),
      });
    }
    for (const p of world.products)
      store.seed('Product', { Id: p.id, Name: p.name, Code: p.code, IsActive: true, ...at(400, p.id) });
    seedDeals(store, world, now, at);
  });
}

function seedLookups(store: RecordStore): void {
  store.seed('PartnerLevel', { Id: 1, Name: 'Reseller', ApiName: 'reseller', DisplayOrder: 1 });
  const statuses: Record<string, readonly string[]> = {
    DealStage: ['Open', 'Won', 'Lost'],
    LeadStatus: ['New', 'Working', 'Closed'],
    DealApprovalStatus: ['Draft', 'Submitted', 'Approved', 'Denied', 'Expired', 'Withdrawn'],
    LeadApprovalStatus: ['Draft', 'Submitted', 'Approved', 'Denied', 'Expired', 'Withdrawn'],
  };
  for (const [object, names] of Object.entries(statuses)) {
    for (const [index, name] of names.entries())
      store.seed(object, { Id: index + 1, Name: name, IsDefault: index === 0 });
  }
}

function seedDeals(store: RecordStore, world: World, now: number, at: (daysAgo: number, step: number) => object): void {
  const statusId = new Map([...store.table('DealApprovalStatus').values()].map((row) => [String(row['Name']), row.Id]));
  const date = (days: number): string => `${new Date(now + days * DAY).toISOString().slice(0, 10)}T00:00:00`;
  const customers = new Map(world.customers.map((c) => [c.id, c]));
  const people = new Map(world.people.map((p) => [p.id, p]));
  let line = 1;
  let role = 1;
  for (const [index, deal] of world.deals.entries()) {
    const customer = customers.get(deal.customerId);
    const first = people.get(deal.contacts[0] ?? 0);
    const common = {
      Name: deal.name,
      CurrencyCode__cf: deal.currency,
      ExpirationDate__cf: date(90 - deal.registeredDaysAgo),
      ReasonDenied__cf: deal.rejection,
      ...at(deal.registeredDaysAgo, index),
    };
    const closeDate = deal.closeInDays === null ? null : date(deal.closeInDays);
    store.seed('Deal', {
      Id: deal.id,
      ...common,
      Amount: deal.amount,
      CloseDate: closeDate,
      ApprovalStatus: statusId.get(deal.status) ?? null,
      Customer: deal.customerId,
      PrimaryAccount: deal.partnerId,
      PrimaryContact: deal.contacts[0] ?? null,
      Stage: 1,
      Source: 'Partner',
      Description: `Registered by partner ${deal.partnerId}.`,
    });
    store.seed('Lead', {
      Id: deal.id,
      ...common,
      DealName__cf: deal.name,
      Amount__cf: deal.amount,
      CloseDate__cf: closeDate,
      ApprovalStatus: statusId.get(deal.status) ?? null,
      Status: 1,
      Customer: customer?.name ?? null,
      Website__cf: customer?.website || null,
      MailingCity: customer?.city || null,
      MailingCountry: customer?.country || null,
      FirstName: first?.firstName ?? null,
      LastName: first?.lastName ?? null,
      Email: first?.email ?? null,
      PartnerAccount: deal.partnerId,
      IsDealRegistration: true,
      RegistrationDate: date(-deal.registeredDaysAgo),
    });
    store.seed('DealRegistration__co', {
      Id: deal.id,
      ...common,
      Amount__cf: deal.amount,
      CloseDate__cf: closeDate,
      Status__cf: deal.status,
      CustomerName__cf: customer?.name ?? null,
      CustomerWebsite__cf: customer?.website || null,
      CustomerCity__cf: customer?.city || null,
      CustomerCountry__cf: customer?.country || null,
      Partner__cf: deal.partnerId,
      ContactEmail__cf: first?.email ?? null,
      ContactFirstName__cf: first?.firstName ?? null,
      ContactLastName__cf: first?.lastName ?? null,
    });
    for (const product of deal.products) {
      store.seed('DealProduct', {
        Id: line++,
        Deal: deal.id,
        Product: product.productId,
        Quantity: product.quantity,
        UnitPrice: product.unitPrice,
        ...at(deal.registeredDaysAgo, index),
      });
    }
    for (const [position, contact] of deal.contacts.entries()) {
      store.seed('DealContact', {
        Id: role++,
        Deal: deal.id,
        Contact: contact,
        IsPrimary: position === 0,
        ...at(deal.registeredDaysAgo, index),
      });
    }
  }
}
